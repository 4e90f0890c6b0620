package cn.zhiban.app.access;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.core.security.Access;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationProvider;
import tools.jackson.databind.node.JsonNodeFactory;

/** The pages of figures as people of the demo company see them. */
@WholeApplication
class InsightScreensIT {
    @Autowired
    ApplicationContext context;

    @Autowired
    ServletContext servlets;

    @Autowired
    AuthenticationProvider passwords;

    @Autowired
    Access access;

    @Test
    void aLeadSeesSearchesAnswersRulesAndScripts() {
        try (Visit visit = visit("lead")) {
            assertThat(visit.to("kb/insight")).isEqualTo("InsightView");
            whatIsCountedComes();

            assertThat(titles()).contains("搜索与复制", "搜索的结果", "知识缺口", "没人用的答案", "核对状态", "客服反馈", "触碰的红线", "流程走向");
            assertThat(_find(NativeButton.class))
                    .extracting(NativeButton::getText)
                    .contains("核对已逾期", "触碰红线的复制", "流程中途放弃");
        }
    }

    @Test
    void anAgentSeesTheirOwnSearchesAndNothingOfTheOthers() {
        try (Visit visit = visit("agent")) {
            assertThat(visit.to("kb/insight")).isEqualTo("InsightView");
            whatIsCountedComes();

            assertThat(titles()).contains("搜索与复制", "复制最多的答案").doesNotContain("知识缺口", "核对状态", "客服反馈", "触碰的红线", "流程走向");
        }
    }

    @Test
    void anEditorHasAMorningListAndWhatBuyersSay() {
        try (Visit visit = visit("editor")) {
            assertThat(visit.to("kb/morning")).isEqualTo("MorningView");
            whatIsCountedComes();
            assertThat(_find(OrderedList.class))
                    .singleElement()
                    .satisfies(list -> assertThat(list.getChildren().count()).isGreaterThan(3));
            assertThat(visit.to("kb/voice-report")).isEqualTo("VoiceReportView");
            whatIsCountedComes();
            assertThat(titles()).contains("原因排行");
        }
    }

    private static List<String> titles() {
        return _find(H2.class).stream().map(H2::getText).toList();
    }

    /** The browser says that the page is there, upon which the figures are counted. */
    private static void whatIsCountedComes() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("return 1"))
                .forEach(call -> call.complete(JsonNodeFactory.instance.numberNode(1)));
    }

    private Visit visit(String username) {
        Visit visit = new Visit(context, servlets, passwords, access, username);
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        return visit;
    }
}
