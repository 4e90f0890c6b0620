package cn.zhiban.kb.authority;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.tabular.TableWriter;
import cn.zhiban.core.time.CompanyTime;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who gave what to which order, for {@link AuthorityPermissions#READ}, of shops within the scope. */
@Service
@Transactional(readOnly = true)
public class GrantService {
    private static final int PAGE = 500;
    private static final List<String> COLUMNS = List.of(
            "at",
            "shop",
            "case",
            "order",
            "order-amount",
            "step",
            "amount",
            "remedy",
            "agent",
            "approved-by",
            "state",
            "note");

    private final Access access;
    private final Grants grants;
    private final Organisation organisation;
    private final Translations translations;
    private final CompanyTime time;

    GrantService(Access access, Grants grants, Organisation organisation, Translations translations, CompanyTime time) {
        this.access = access;
        this.grants = grants;
        this.organisation = organisation;
        this.translations = translations;
        this.time = time;
    }

    /**
     * What all of it comes to.
     *
     * @param cents without what was taken back
     * @param number of records, those taken back among them
     */
    public record Total(long cents, long number) {}

    /** Records, the newest first. */
    public List<Grant> list(GrantFilter filter, int offset, int limit) {
        Actor actor = access.require(AuthorityPermissions.READ);
        return grants.list(filter, actor.scope().all(), actor.scope().shopIds(), offset, limit);
    }

    /** Number and sum of the records. */
    public Total total(GrantFilter filter) {
        Actor actor = access.require(AuthorityPermissions.READ);
        Grants.Used used =
                grants.total(filter, actor.scope().all(), actor.scope().shopIds());
        return new Total(used.cents(), used.times());
    }

    /** Writes the records as a workbook, in the language. */
    public void export(GrantFilter filter, Locale locale, OutputStream out) throws IOException {
        access.require(AuthorityPermissions.READ);
        List<String> headers = COLUMNS.stream()
                .map(column -> translations.getTranslation("kb.authority.grant." + column, locale))
                .toList();
        try (TableWriter writer = TableWriter.xlsx(out, "grants", headers)) {
            for (int offset = 0; ; offset += PAGE) {
                List<Grant> page = list(filter, offset, PAGE);
                for (Grant grant : page) {
                    writer.row(cells(grant, locale));
                }
                if (page.size() < PAGE) {
                    return;
                }
            }
        }
    }

    private List<String> cells(Grant grant, Locale locale) {
        String shop = organisation.shopsById(List.of(grant.shopId())).stream()
                .map(ShopRef::name)
                .findFirst()
                .orElse("");
        return Stream.of(
                        time.format(grant.grantedAt()),
                        shop,
                        grant.caseName(),
                        grant.orderRef(),
                        Money.yuan(grant.orderCents()),
                        grant.step() == null
                                ? translations.getTranslation("kb.authority.step.own", locale)
                                : translations.getTranslation("kb.authority.step." + grant.step(), locale),
                        Money.yuan(grant.amountCents()),
                        translations.getTranslation("kb.authority.remedy." + grant.remedy(), locale),
                        grant.agent(),
                        Objects.requireNonNullElse(grant.approvedBy(), ""),
                        grant.takenBackAt() == null
                                ? ""
                                : translations.getTranslation("kb.authority.grant.taken-back", locale),
                        grant.note())
                .toList();
    }
}
