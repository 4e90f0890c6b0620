package cn.zhiban.kb.article;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.NotFound;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same rights are written in Java, in SQL and as a filter of the index: for any article and person they agree. */
@KnowledgeTest
class RightsAgreementIT {
    private static final int ARTICLES = 60;
    private static final int PEOPLE = 40;
    private static final long SEED = 20261123;

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    ArticleService articles;

    @Autowired
    ArticleRights rights;

    @Autowired
    ArticleIndex index;

    final Random random = new Random(SEED);
    final List<Long> clients = new ArrayList<>();
    final List<Long> shops = new ArrayList<>();
    final Map<Long, Long> clientOfShop = new TreeMap<>();
    final Map<Long, ArticleContent> contents = new TreeMap<>();
    String mark = "";

    @BeforeEach
    void company() {
        for (int i = 0; i < 4; i++) {
            long client = given.client();
            clients.add(client);
            for (int j = 0; j < 3; j++) {
                long shop = given.shop(client, Platform.TAOBAO);
                shops.add(shop);
                clientOfShop.put(shop, client);
            }
        }
        mark = "zq" + clients.getFirst() + "x";
        for (int i = 0; i < ARTICLES; i++) {
            ArticleContent content = content(i);
            contents.put(given.publish(content).id(), content);
        }
    }

    private ArticleContent content(int number) {
        String title = mark + number;
        return switch (random.nextInt(3)) {
            case 0 -> KnowledgeFixtures.shared(title, mark);
            case 1 -> KnowledgeFixtures.ofClient(one(clients), title, mark);
            default -> KnowledgeFixtures.content(title, mark, null, List.copyOf(some(shops, 3, 1)), List.of());
        };
    }

    private Actor person() {
        Set<Long> managed = some(clients, 2, 0);
        Set<Long> served = some(shops, 3, 0);
        Set<Long> seenClients = new HashSet<>(managed);
        served.forEach(shop -> seenClients.add(clientOfShop.get(shop)));
        Set<Long> seenShops = new HashSet<>(served);
        clientOfShop.forEach((shop, client) -> {
            if (managed.contains(client)) {
                seenShops.add(shop);
            }
        });
        boolean everything = random.nextInt(8) == 0;
        Scope scope = everything ? Scope.EVERYTHING : new Scope(false, managed, seenClients, seenShops, served);
        return random.nextBoolean()
                ? given.actor(scope, KbPermissions.READ, KbPermissions.EDIT, KbPermissions.EDIT_SHARED)
                : given.actor(scope, KbPermissions.READ, KbPermissions.EDIT);
    }

    private long one(List<Long> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private Set<Long> some(List<Long> ids, int most, int least) {
        Set<Long> chosen = new HashSet<>();
        int wanted = least + random.nextInt(most - least + 1);
        while (chosen.size() < wanted) {
            chosen.add(one(ids));
        }
        return chosen;
    }

    @Test
    void theEditorsListHoldsExactlyWhatMayBeEdited() {
        ArticleFilter ours = new ArticleFilter(mark, null, null, null, null, null, null);
        for (int i = 0; i < PEOPLE; i++) {
            Actor person = person();
            Set<Long> listed = given.as(person, () -> articles.list(ours, 0, 1_000)).stream()
                    .map(ArticleSummary::id)
                    .collect(Collectors.toSet());
            Set<Long> editable = contents.entrySet().stream()
                    .filter(entry -> rights.mayEdit(person, entry.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(listed).as("%s", person).isEqualTo(editable);
            assertThat(given.as(person, () -> articles.count(ours))).isEqualTo(editable.size());
            for (long id : contents.keySet()) {
                assertThat(opens(person, id)).as("%s opens %s", person, id).isEqualTo(editable.contains(id));
            }
        }
    }

    private boolean opens(Actor person, long id) {
        try {
            return given.as(person, () -> articles.getForEditing(id)).canEdit();
        } catch (NotFound e) {
            return false;
        }
    }

    @Test
    void theIndexHandsOutExactlyWhatMayBeRead() {
        given.awaitIndex();
        for (int i = 0; i < PEOPLE; i++) {
            Actor person = person();
            Set<Long> found = index.find(person.scope(), query -> query.matchAll(), 10_000, 10_000).articles().stream()
                    .filter(article -> article.title().startsWith(mark))
                    .map(IndexedArticle::id)
                    .collect(Collectors.toSet());
            Set<Long> readable = contents.entrySet().stream()
                    .filter(entry -> ArticleRights.mayRead(person.scope(), entry.getValue()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(found).as("%s", person).isEqualTo(readable);
        }
    }
}
