package cn.zhiban.core.security.signin;

import cn.zhiban.core.security.DefaultRole;
import java.util.List;

/** The demo company's accounts that the sign-in page offers, one for each role. The demo data makes them. */
public final class DemoSignIns {
    /** Password of every demo account. */
    public static final String PASSWORD = "zhiban-demo";

    private DemoSignIns() {}

    /** One account. */
    public record DemoSignIn(String username, DefaultRole role) {}

    /** In the order of how many people work in the role. */
    public static List<DemoSignIn> list() {
        return List.of(
                new DemoSignIn("agent", DefaultRole.AGENT),
                new DemoSignIn("editor", DefaultRole.KNOWLEDGE_EDITOR),
                new DemoSignIn("lead", DefaultRole.TEAM_LEAD),
                new DemoSignIn("trainer", DefaultRole.TRAINER),
                new DemoSignIn("quality", DefaultRole.QUALITY_INSPECTOR),
                new DemoSignIn("admin", DefaultRole.ADMINISTRATOR));
    }
}
