package cn.zhiban.kb.document;

import cn.zhiban.core.job.JobContext;
import cn.zhiban.core.job.JobHandler;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Runs jobs on the thread of the test, in the name of whoever acts there, as the runner would. */
@TestComponent
class JobsByHand {
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    JobsByHand(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    <T> T run(JobHandler handler, long id, Class<T> result) throws Exception {
        String parameters = jdbc.queryForObject("SELECT parameters FROM core_job WHERE id = ?", String.class, id);
        Object outcome = handler.run(new JobContext() {
            @Override
            public long jobId() {
                return id;
            }

            @Override
            public <P> P parameters(Class<P> type) {
                return json.readValue(parameters, type);
            }

            @Override
            public void progress(double fraction) {
                if (fraction < 0 || fraction > 1) {
                    throw new IllegalArgumentException("progress " + fraction);
                }
            }

            @Override
            public void checkCancelled() {
                // nobody cancels
            }
        });
        String text = json.writeValueAsString(outcome);
        jdbc.update("UPDATE core_job SET state = 'DONE', progress = 1, result = ? WHERE id = ?", text, id);
        return json.readValue(text, result);
    }
}
