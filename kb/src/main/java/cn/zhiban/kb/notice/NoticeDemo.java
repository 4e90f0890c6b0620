package cn.zhiban.kb.notice;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.ClientRef;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.ActorDirectory;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The demo company's must-read notices, published on the day the demo is loaded. */
@Component
@Profile("demo")
class NoticeDemo implements DemoDataset {
    private final NoticeService notices;
    private final NoticeReading reading;
    private final LiveNotices live;
    private final Organisation organisation;
    private final ActorDirectory directory;
    private final Access access;
    private final CompanyTime time;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    NoticeDemo(
            NoticeService notices,
            NoticeReading reading,
            LiveNotices live,
            Organisation organisation,
            ActorDirectory directory,
            Access access,
            CompanyTime time,
            JdbcClient jdbc,
            JsonMapper json) {
        this.notices = notices;
        this.reading = reading;
        this.live = live;
        this.organisation = organisation;
        this.directory = directory;
        this.access = access;
        this.time = time;
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Entry(
            String title,
            String changes,
            Importance importance,
            int days,
            @Nullable String client,
            @Nullable List<String> shops,
            @Nullable List<Post> posts,
            List<String> articles,
            String text,
            NoticeQuestion question,
            List<String> readBy) {}

    @Override
    public int order() {
        return 130;
    }

    @Override
    public String name() {
        return "kb.notices";
    }

    @Override
    public void load() throws Exception {
        try (InputStream in = new ClassPathResource("demo/kb/notices.json").getInputStream()) {
            for (Entry entry : json.readValue(in, Entry[].class)) {
                if (!isThere(entry)) {
                    load(entry);
                }
            }
        }
    }

    private void load(Entry entry) throws Exception {
        NoticeDetails notice = notices.create(content(entry), true);
        live.refresh();
        for (String username : entry.readBy()) {
            Actor reader = jdbc.sql("SELECT id FROM core_account WHERE username = ?")
                    .param(username)
                    .query(Long.class)
                    .optional()
                    .flatMap(directory::findAccount)
                    .orElseThrow();
            access.callAs(
                    reader,
                    () -> reading.acknowledge(
                            notice.id(), notice.number(), entry.question().right(), null));
        }
    }

    private NoticeContent content(Entry entry) {
        TreeSet<Long> shops = entry.shops() == null
                ? new TreeSet<>()
                : entry.shops().stream()
                        .map(code -> organisation
                                .findShop(code, Scope.EVERYTHING)
                                .map(ShopRef::id)
                                .orElseThrow())
                        .collect(Collectors.toCollection(TreeSet::new));
        Long client = entry.client() == null
                ? null
                : organisation
                        .findClient(entry.client(), Scope.EVERYTHING)
                        .map(ClientRef::id)
                        .orElseThrow();
        return new NoticeContent(
                entry.title(),
                entry.text(),
                entry.changes(),
                entry.importance(),
                time.now(),
                time.now().plus(Duration.ofDays(entry.days())),
                false,
                new NoticeAudience(
                        client,
                        shops,
                        new TreeSet<>(),
                        new TreeSet<>(Objects.requireNonNullElse(entry.posts(), List.of()))),
                entry.articles().stream().map(this::article).toList(),
                entry.question());
    }

    private long article(String externalId) {
        return jdbc.sql("SELECT id FROM kb_article WHERE external_id = ?")
                .param(externalId)
                .query(Long.class)
                .single();
    }

    private boolean isThere(Entry entry) {
        return jdbc.sql("SELECT COUNT(*) FROM kb_notice WHERE title = ?")
                        .param(entry.title())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
