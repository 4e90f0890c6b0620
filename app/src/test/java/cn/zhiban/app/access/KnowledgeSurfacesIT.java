package cn.zhiban.app.access;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.app.WholeApplication;
import cn.zhiban.app.access.KnowledgeWorld.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Random companies, and every place that shows knowledge: whoever serves one client gets nothing of another from
 * anywhere, whatever ids they try. Places are listed in {@link Surface#all()} and {@link InsightSurfaces}.
 */
@WholeApplication
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeSurfacesIT {
    private static final long[] SEEDS = {41, 42};
    /** Nobody of these roles reads the audit log or has jobs. */
    private static final Set<String> SHOW_NOTHING = Set.of("audit", "jobs");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcTemplate jdbc;

    private final List<KnowledgeWorld> worlds = new ArrayList<>();

    @BeforeAll
    void companiesAreFounded() throws InterruptedException {
        for (long seed : SEEDS) {
            KnowledgeWorld world = new KnowledgeWorld(seed, context, port);
            KnowledgePlanting.plant(world);
            InsightPlanting.plant(world);
            worlds.add(world);
        }
        for (int i = 0; i < 600 && waiting() > 0; i++) {
            Thread.sleep(50);
        }
        assertThat(waiting()).as("the index takes everything in").isZero();
    }

    private int waiting() {
        Integer waiting = jdbc.queryForObject("SELECT COUNT(*) FROM hsearch_outbox_event", Integer.class);
        return waiting == null ? 0 : waiting;
    }

    @TestFactory
    Stream<DynamicTest> noPlaceShowsWhatIsNoneOfThePersonsBusiness() {
        return Stream.concat(Surface.all().stream(), InsightSurfaces.all().stream())
                .map(surface -> DynamicTest.dynamicTest(surface.name(), () -> check(surface)));
    }

    private void check(Surface surface) {
        Set<String> leaks = new TreeSet<>();
        boolean shows = false;
        for (KnowledgeWorld world : worlds) {
            for (Visitor visitor : world.visitors) {
                String shown = surface.shownTo(visitor, world);
                Set<String> foreign = world.foreign(visitor);
                for (String marker : world.markers.keySet()) {
                    if (shown.contains(marker)) {
                        shows = true;
                        if (foreign.contains(marker)) {
                            leaks.add(visitor.name() + " reads " + marker + " of " + world.markers.get(marker) + " in "
                                    + around(shown, marker));
                        }
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(shows || SHOW_NOTHING.contains(surface.name()))
                .as("shows anything to anybody, else nothing was tested")
                .isTrue();
    }

    private static String around(String shown, String marker) {
        int at = shown.indexOf(marker);
        return shown.substring(Math.max(0, at - 80), Math.min(shown.length(), at + marker.length() + 80));
    }

    @Test
    void everybodyFindsEverythingThatIsTheirs() {
        Surface search = Surface.all().getFirst();
        for (KnowledgeWorld world : worlds) {
            for (Visitor visitor : world.visitors) {
                String shown = search.shownTo(visitor, world);
                assertThat(world.published.keySet().stream()
                                .filter(marker -> visitor.maySee(world.markers.get(marker)))
                                .filter(marker -> !shown.contains(marker)))
                        .as(visitor.name())
                        .isEmpty();
            }
        }
    }
}
