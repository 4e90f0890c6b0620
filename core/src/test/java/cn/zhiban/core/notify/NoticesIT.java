package cn.zhiban.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.SecurityScenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NoticesIT extends SecurityScenario {
    @Autowired
    Notices notices;

    @Autowired
    Access access;

    @Test
    void whoeverSendsTheOpenScreenOfTheReceiverHearsHowManyAreUnread() throws Exception {
        long reader = person(DefaultRole.AGENT);
        List<Integer> heard = new ArrayList<>();
        Runnable end = as(reader, () -> notices.listen(heard::add));

        access.callAs(access.system(), () -> {
            notices.send(List.of(reader), "core.inbox.title", null);
            return true;
        });
        assertThat(heard).containsExactly(1);
        as(reader, () -> {
            notices.markAllRead();
            return true;
        });
        assertThat(heard).containsExactly(1, 0);

        end.run();
        access.callAs(access.system(), () -> {
            notices.send(List.of(reader), "core.inbox.title", null);
            return true;
        });
        assertThat(heard).hasSize(2);
    }
}
