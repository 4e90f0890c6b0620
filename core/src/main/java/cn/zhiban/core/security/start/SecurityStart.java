package cn.zhiban.core.security.start;

import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Does at the start what security needs: roles and token before the first request, the administrator after demo data. */
@Component
class SecurityStart implements SmartInitializingSingleton {
    private final DefaultRoles roles;
    private final ConfiguredToken token;
    private final FirstAdministrator administrator;
    private final Environment environment;

    SecurityStart(
            DefaultRoles roles, ConfiguredToken token, FirstAdministrator administrator, Environment environment) {
        this.roles = roles;
        this.token = token;
        this.administrator = administrator;
        this.environment = environment;
    }

    @Override
    public void afterSingletonsInstantiated() {
        roles.seed();
        token.register(environment.getProperty(ConfiguredToken.PROPERTY));
        administrator.check(environment.getProperty(FirstAdministrator.PROPERTY));
    }

    /** Not in the demo, which brings an administrator, and not in tests without a web server. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) throws Exception {
        String port = environment.getProperty("local.server.port");
        String password = environment.getProperty(FirstAdministrator.PROPERTY);
        boolean configured = password != null && !password.isBlank();
        if (port == null || (!configured && environment.acceptsProfiles(Profiles.of("demo")))) {
            return;
        }
        Optional<String> oneTime = administrator.ensure(password);
        if (oneTime.isPresent()) {
            printOnce(administrator.announcement(oneTime.get(), "http://localhost:" + port));
        }
    }

    /** To the terminal and not to the log, which others read and which is kept. */
    @SuppressWarnings("SystemOut")
    private static void printOnce(String text) {
        System.out.println(text);
    }
}
