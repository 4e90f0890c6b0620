package cn.zhiban.kb.redline;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.security.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the demo company's clients sell. */
@Component
@Profile("demo")
class RedlineDemo implements DemoDataset {
    private static final int AFTER_CLIENTS_BEFORE_ARTICLES = 90;

    private final RedlineService redlines;
    private final Organisation organisation;

    RedlineDemo(RedlineService redlines, Organisation organisation) {
        this.redlines = redlines;
        this.organisation = organisation;
    }

    @Override
    public int order() {
        return AFTER_CLIENTS_BEFORE_ARTICLES;
    }

    @Override
    public String name() {
        return "kb.redlines";
    }

    @Override
    public void load() throws IOException {
        String file = new ClassPathResource("demo/kb/client-industries.csv").getContentAsString(StandardCharsets.UTF_8);
        organisation.forget();
        file.lines().skip(1).map(line -> line.split(",")).forEach(cells -> {
            Optional<ClientRef> client = organisation.findClient(cells[0], Scope.EVERYTHING);
            client.ifPresent(one -> redlines.setIndustries(one.id(), List.of(cells[1].split("\\|"))));
        });
    }
}
