package cn.zhiban.app.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import cn.zhiban.app.WholeApplication;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A trainer writes a lesson, an agent learns it on the phone, and a change sends the agent back to it. */
@WholeApplication
class LearnE2E {
    private static final String TITLE = "雨季包装怎么说";

    @LocalServerPort
    int port;

    @Test
    void aLessonIsWrittenLearnedAndLearnedAgain() {
        try (Person trainer = Person.at(port);
                Person agent =
                        new Person("http://localhost:" + port, Person.desktop().setViewportSize(390, 844))) {
            trainer.signIn("trainer").open("train/lesson-edit/0");
            Page desk = trainer.page();
            desk.getByLabel("课程名").fill(TITLE);
            trainer.byTestId("part-PAGE").click();
            desk.getByLabel("页面")
                    .locator("textarea")
                    .or(desk.locator("textarea[aria-label='页面']"))
                    .first()
                    .fill("外箱防水，内袋密封。");
            trainer.byTestId("lesson-publish").click();
            assertThat(desk.locator("vaadin-notification-card").last()).containsText("已发布");

            Page phone = agent.signIn("agent3").open("train/lessons").page();
            phone.getByText(TITLE).click();
            assertThat(phone.getByText("外箱防水，内袋密封。")).isVisible();
            agent.byTestId("lesson-done").click();
            assertThat(phone.locator("main#content")).containsText("已学完");

            trainer.byTestId("lesson-publish").click();
            desk.getByText("发布，要重学").click();
            assertThat(desk.locator("main#content")).containsText("第 2 版");

            agent.open("train/lessons");
            assertThat(phone.locator(".zb-list-row").filter(new Locator.FilterOptions().setHasText(TITLE)))
                    .containsText("需重学");
        }
    }
}
