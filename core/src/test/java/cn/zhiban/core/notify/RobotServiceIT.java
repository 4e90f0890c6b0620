package cn.zhiban.core.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cn.zhiban.core.ChangedMeanwhile;
import cn.zhiban.core.InvalidInput;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.NotAllowed;
import cn.zhiban.core.security.SecurityScenario;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

class RobotServiceIT extends SecurityScenario {
    private static final String WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k";

    @Autowired
    RobotService service;

    @Autowired
    Robots robots;

    @Autowired
    TransactionTemplate transactions;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private volatile String answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private HttpServer chat;
    private long admin;

    @BeforeEach
    void aChat() throws Exception {
        admin = person(DefaultRole.ADMINISTRATOR);
        jdbc.update("DELETE FROM core_robot");
        chat = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        chat.createContext("/", exchange -> {
            heard.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] said = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, said.length);
            exchange.getResponseBody().write(said);
            exchange.close();
        });
        chat.start();
    }

    @AfterEach
    void silence() {
        chat.stop(0);
        jdbc.update("DELETE FROM core_robot");
    }

    private static RobotDraft draft(String address) {
        return new RobotDraft("群", RobotKind.WECOM, address, "", null, true);
    }

    /** A robot whose chat runs here, which nobody could enter. */
    private long local(RobotKind kind, String secret, @Nullable Long team) {
        jdbc.update(
                "INSERT INTO core_robot (name, kind, address, secret, team_id) VALUES ('r', ?, ?, ?, ?)",
                kind.name(),
                "http://127.0.0.1:" + chat.getAddress().getPort() + "/send?key=1",
                secret,
                team);
        return jdbc.queryForObject("SELECT MAX(id) FROM core_robot", Long.class);
    }

    private Robot find(long id) throws Exception {
        return as(admin, service::list).stream()
                .filter(one -> one.id() == id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTestArrivesAndWhatWentWrongStandsBesideTheRobot() throws Exception {
        long id = local(RobotKind.WECOM, "", null);
        assertThat(as(admin, () -> service.test(id))).isEmpty();
        assertThat(heard.poll(5, TimeUnit.SECONDS)).contains("\"msgtype\":\"text\"", "知班");
        assertThat(find(id).toldAt()).isCloseTo(Instant.now(), within(Duration.ofMinutes(5)));
        answer = "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}";
        assertThat(as(admin, () -> service.test(id))).contains("93000", "invalid webhook url");
        assertThat(find(id).failure()).contains("93000");
        answer = "<html>";
        assertThat(as(admin, () -> service.test(id))).isEqualTo("no JSON");
    }

    @Test
    void onlyRobotsOfTheTeamHearItAndOnlyWhenItIsCertain() throws Exception {
        jdbc.update("INSERT INTO core_team (code, name) VALUES (?, ?)", unique("t"), unique("Team"));
        Long team = jdbc.queryForObject("SELECT MAX(id) FROM core_team", Long.class);
        local(RobotKind.FEISHU, "geheim", team);
        transactions.executeWithoutResult(status -> {
            robots.tell(List.of(team), "core.robot.test.text");
            status.setRollbackOnly();
        });
        transactions.executeWithoutResult(_ -> robots.tell(List.of(team + 1), "core.robot.test.text"));
        transactions.executeWithoutResult(_ -> robots.tell(List.of(team), "core.robot.test.text"));
        assertThat(heard.poll(5, TimeUnit.SECONDS)).contains("\"msg_type\":\"text\"", "\"sign\":", "\"timestamp\":");
        assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void dingTalkIsSignedInTheAddressAsItsDocumentationSays() {
        RobotDraft robot = new RobotDraft(
                "d", RobotKind.DINGTALK, "https://oapi.dingtalk.com/robot/send?access_token=a", "SEC1", null, true);
        assertThat(RobotCall.request(robot, "x", Instant.ofEpochMilli(1_700_000_000_000L))
                        .uri()
                        .toString())
                .startsWith("https://oapi.dingtalk.com/robot/send?access_token=a&timestamp=1700000000000&sign=")
                .doesNotContain("SEC1");
        assertThat(robot.toString()).doesNotContain("SEC1", "access_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://qyapi.weixin.qq.com/x",
                "https://qyapi.weixin.qq.com.evil.example/x",
                "https://qyapi.weixin.qq.com:8443/x",
                "https://user@qyapi.weixin.qq.com/x",
                "https://127.0.0.1/x",
                "file:///etc/passwd",
                "not an address",
                ""
            })
    void messagesGoToTheChatsOwnHostOnly(String address) {
        assertThatThrownBy(() -> as(admin, () -> service.add(draft(address))))
                .isInstanceOf(InvalidInput.class)
                .extracting(e -> ((InvalidInput) e).field())
                .isEqualTo("address");
    }

    @Test
    void isKeptByAdministratorsOnlyAndNeverShowsItsAddressInTheLog() throws Exception {
        long id = as(admin, () -> service.add(draft(WECOM)));
        runAs(admin, () -> service.change(id, 0, draft(WECOM)));
        assertThatThrownBy(() -> runAs(admin, () -> service.change(id, 0, draft(WECOM))))
                .isInstanceOf(ChangedMeanwhile.class);
        assertThat(audited("core.robot", id)).contains("created", "changed").doesNotContain("key=k");
        long lead = person(DefaultRole.TEAM_LEAD);
        assertThatThrownBy(() -> as(lead, service::list)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(lead, service::teams)).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(lead, () -> service.add(draft(WECOM)))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> runAs(lead, () -> service.remove(id))).isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> as(lead, () -> service.test(id))).isInstanceOf(NotAllowed.class);
        runAs(admin, () -> service.remove(id));
        assertThat(as(admin, service::list)).isEmpty();
    }
}
