package cn.zhiban.training.certificate;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.Platform;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.training.people.Learner;
import cn.zhiban.training.people.LearnerReach;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Certificates of the demo company; some end soon, one was withdrawn. None binds, so that rosters stay possible. */
@Component
@Profile("demo")
class CertificateDemo implements DemoDataset {
    private static final List<Post> AGENTS = List.of(Post.PRE_SALES, Post.AFTER_SALES, Post.PRE_AND_AFTER_SALES);
    private static final int WITHDRAWN = 9;

    private final CertificateService service;
    private final CertificateStore store;
    private final LearnerReach reach;
    private final Organisation organisation;
    private final Access access;
    private final CompanyTime time;

    CertificateDemo(
            CertificateService service,
            CertificateStore store,
            LearnerReach reach,
            Organisation organisation,
            Access access,
            CompanyTime time) {
        this.service = service;
        this.store = store;
        this.reach = reach;
        this.organisation = organisation;
        this.access = access;
        this.time = time;
    }

    @Override
    public int order() {
        return 235;
    }

    @Override
    public String name() {
        return "training.certificate";
    }

    /** Lines: name, shop or client or nothing, platform, days, reason of the withdrawal. */
    @Override
    public void load() throws Exception {
        if (!store.types().isEmpty()) {
            return;
        }
        List<List<String>> lines = new ClassPathResource("demo/training/certificates.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
        List<Learner> people = reach.within(access.system()).stream()
                .filter(one -> AGENTS.contains(one.post()))
                .toList();
        Random dice = new Random(5);
        int issued = 0;
        for (List<String> cells : lines) {
            ShopRef shop = organisation.findShop(cells.get(1), Scope.EVERYTHING).orElse(null);
            Long client = organisation
                    .findClient(cells.get(1), Scope.EVERYTHING)
                    .map(one -> (Long) one.id())
                    .orElse(null);
            int days = Integer.parseInt(cells.get(3));
            long type = service.save(new CertificateType(
                    0,
                    cells.get(0),
                    client,
                    shop == null ? null : (Long) shop.id(),
                    cells.get(2).isEmpty() ? null : Platform.valueOf(cells.get(2)),
                    null,
                    days,
                    false,
                    List.of(),
                    0));
            for (Learner one : people) {
                boolean serves = shop == null && client == null || serves(one.id(), shop, client);
                if (serves && dice.nextInt(10) > 0) {
                    issued++;
                    issue(type, one.id(), days, 3 + dice.nextInt(days - 3), issued == WITHDRAWN ? cells.get(4) : "");
                }
            }
        }
    }

    private boolean serves(long employee, @Nullable ShopRef shop, @Nullable Long client) {
        return organisation.shops(Scope.EVERYTHING).stream()
                .filter(one -> shop == null ? client != null && one.clientId() == client : one.id() == shop.id())
                .anyMatch(one -> store.serves(employee, one.id(), time.today()));
    }

    private void issue(long type, long employee, int days, int left, String reason) {
        LocalDate to = time.today().plusDays(left);
        LocalDate from = to.minusDays(days - 1L);
        long id = store.insert(
                UUID.nameUUIDFromBytes((type + "/" + employee).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", ""),
                type,
                employee,
                time.instant(from.atTime(17, 30)),
                Access.SYSTEM,
                from,
                to,
                "");
        if (!reason.isEmpty()) {
            service.withdraw(id, reason);
        }
    }
}
