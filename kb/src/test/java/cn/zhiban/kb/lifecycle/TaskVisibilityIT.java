package cn.zhiban.kb.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhiban.core.org.Platform;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.Scope;
import cn.zhiban.kb.KbPermissions;
import cn.zhiban.kb.KnowledgeFixtures;
import cn.zhiban.kb.KnowledgeTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The condition in SQL says the same as the rule in words, for whoever asks. */
@KnowledgeTest
@TestPropertySource(properties = {"zhiban.test.schema=kb_lifecycle", "zhiban.test.data=target/test-data-kb_lifecycle"})
@Import(LifecyclePeople.class)
class TaskVisibilityIT {
    /** What a task is about: clients of the article, shared or not, and the client of the shop it came from. */
    private record Matter(Set<Long> clients, boolean shared) {}

    @Autowired
    KnowledgeFixtures given;

    @Autowired
    FeedbackService feedback;

    @Autowired
    TaskService tasks;

    @Autowired
    Access access;

    @Test
    void nobodySeesATaskOfAClientThatIsNotInTheirCharge() {
        Random random = new Random(20261123);
        List<Long> clients = new ArrayList<>();
        Map<Long, Long> shops = new HashMap<>();
        for (int i = 0; i < 4; i++) {
            long client = given.client();
            clients.add(client);
            shops.put(given.shop(client, Platform.JD), client);
            shops.put(given.shop(client, Platform.TAOBAO), client);
        }
        Map<Long, Matter> matters = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            raise(random, i, clients, shops, matters);
        }
        for (int i = 0; i < 40; i++) {
            Set<Long> managed = some(random, clients);
            boolean keepsShared = random.nextBoolean();
            boolean everything = random.nextInt(5) == 0;
            Actor actor = given.actor(
                    everything ? Scope.EVERYTHING : scope(managed, shops),
                    keepsShared
                            ? new String[] {LifecyclePermissions.TASKS, KbPermissions.EDIT_SHARED}
                            : new String[] {LifecyclePermissions.TASKS});
            Set<Long> seen = given.as(actor, () -> tasks.list(TaskFilter.of(TaskFilter.Show.OPEN), 0, 10_000)).stream()
                    .map(Task::id)
                    .filter(matters::containsKey)
                    .collect(Collectors.toSet());
            Set<Long> expected = matters.entrySet().stream()
                    .filter(one ->
                            everything || managed.containsAll(one.getValue().clients()))
                    .filter(one -> !one.getValue().shared() || keepsShared)
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(seen).isEqualTo(expected);
        }
    }

    private void raise(
            Random random, int number, List<Long> clients, Map<Long, Long> shops, Map<Long, Matter> matters) {
        Set<Long> concerned = new HashSet<>();
        Long client = null;
        List<Long> of = new ArrayList<>();
        switch (random.nextInt(3)) {
            case 0 -> client = clients.get(random.nextInt(clients.size()));
            case 1 -> of.addAll(some(random, List.copyOf(shops.keySet())));
            default -> {
                // shared by all
            }
        }
        if (client != null) {
            concerned.add(client);
        }
        of.forEach(shop -> concerned.add(shops.get(shop)));
        long article = given.publish(KnowledgeFixtures.content("任务 " + number, "答", client, of, List.of()))
                .id();
        Long from = random.nextBoolean() ? null : List.copyOf(shops.keySet()).get(random.nextInt(shops.size()));
        long task = given.as(access.system(), () -> feedback.give(article, FeedbackReason.WRONG, "", from));
        if (from != null) {
            concerned.add(shops.get(from));
        }
        matters.put(task, new Matter(concerned, concerned.isEmpty()));
    }

    private static Scope scope(Set<Long> managed, Map<Long, Long> shops) {
        Set<Long> seen = shops.entrySet().stream()
                .filter(one -> managed.contains(one.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Scope(false, managed, managed, seen, Set.of());
    }

    private static Set<Long> some(Random random, List<Long> of) {
        return of.stream().filter(_ -> random.nextInt(3) > 0).collect(Collectors.toSet());
    }
}
