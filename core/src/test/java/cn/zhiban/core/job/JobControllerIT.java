package cn.zhiban.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.OrganisationFixtures;
import cn.zhiban.core.org.OrganisationTest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;

@OrganisationTest
class JobControllerIT {
    @Autowired
    JobController controller;

    @Autowired
    JobService jobs;

    @Autowired
    OrganisationFixtures given;

    @Autowired
    JdbcTemplate jdbc;

    private static MockHttpServletRequest request(Locale locale) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addPreferredLocale(locale);
        return request;
    }

    private long ended(String state, String result, String failure) {
        jdbc.update(
                "INSERT INTO core_job (type, title, state, parameters, result, failure, owner, created_at)"
                        + " VALUES ('test', 't', ?, '{}', ?, ?, 'system', NOW(6))",
                state,
                result,
                failure);
        return jdbc.queryForObject("SELECT MAX(id) FROM core_job", Long.class);
    }

    @Test
    void translatesTheMistakesOfAResultIntoTheCallersLanguage() {
        long job = ended("DONE", """
                {"created":2,"errors":[{"row":4,"column":"post","key":"core.import.error.twice-in-file","arguments":["3"]}]}""", null);
        var english = given.asSystem(() -> controller.get(job, request(Locale.UK)));
        assertThat(english.result().toString())
                .isEqualTo("{\"created\":2,\"errors\":[{\"row\":4,\"column\":\"post\",\"code\":\"twice-in-file\","
                        + "\"message\":\"The same as row 3. Keep only one of them.\"}]}");
        var chinese = given.asSystem(() -> controller.get(job, request(Locale.CHINA)));
        assertThat(chinese.result().toString()).contains("与第 3 行重复");
    }

    @Test
    void saysWhyAJobFailed() {
        long job = ended("FAILED", null, "[\"core.tabular.problem.broken\"]");
        var answer = given.asSystem(() -> controller.get(job, request(Locale.UK)));
        assertThat(answer.failure().code()).isEqualTo("broken");
        assertThat(answer.failure().message()).contains("damaged");
    }

    @Test
    void jobsOfOthersAreNeitherShownNorCancelled() {
        long job = ended("DONE", null, null);
        assertThatThrownBy(() -> given.as(given.nobody(), () -> controller.get(job, request(Locale.UK))))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> given.run(given.nobody(), () -> controller.cancel(job)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void cancelsAJobThatWaits() {
        long job = given.asSystem(() -> jobs.submit("nothing-handles-this", "t", Map.of()));
        given.run(given.asSystemActor(), () -> controller.cancel(job));
        // a runner may have taken it just before; then it ends because nothing handles it
        await().until(
                        () -> given.asSystem(() -> controller.get(job, request(Locale.UK)))
                                .state(),
                        Set.of(JobState.CANCELLED, JobState.FAILED)::contains);
    }
}
