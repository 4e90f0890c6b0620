package cn.zhiban.core.org.ui;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.people.EmployeeFilter;
import cn.zhiban.core.org.people.EmployeeService;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.security.Actor;
import cn.zhiban.core.security.CorePermissions;
import cn.zhiban.core.ui.PaletteEntries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** People and shops for the command palette, as far as whoever searches may open their pages. */
@Component
class OrganisationPalette implements PaletteEntries {
    private final EmployeeService employees;
    private final Organisation organisation;
    private final Access access;
    private final Translations translations;

    OrganisationPalette(
            EmployeeService employees, Organisation organisation, Access access, Translations translations) {
        this.employees = employees;
        this.organisation = organisation;
        this.access = access;
        this.translations = translations;
    }

    @Override
    public List<Entry> find(String query, int limit, Locale locale) {
        Actor actor = access.current();
        List<Entry> found = new ArrayList<>();
        if (actor.may(CorePermissions.PEOPLE_READ)) {
            String group = translations.getTranslation("core.org.palette.people", locale);
            employees
                    .list(EmployeeFilter.employed(query), 0, limit)
                    .forEach(row -> found.add(new Entry(
                            row.name(),
                            row.staffNumber() + " · "
                                    + translations.getTranslation(
                                            "post." + row.post().name(), locale)
                                    + (row.teamName().isEmpty() ? "" : " · " + row.teamName()),
                            group,
                            EmployeesView.ROUTE + "/" + row.id())));
        }
        if (actor.may(CorePermissions.PEOPLE_READ) || actor.may(CorePermissions.SHOPS_EDIT)) {
            String wanted = query.strip().toLowerCase(Locale.ROOT);
            String group = translations.getTranslation("core.org.palette.shops", locale);
            organisation.shops(actor.scope()).stream()
                    .filter(shop -> shop.active()
                            && (shop.name().toLowerCase(Locale.ROOT).contains(wanted)
                                    || shop.code().toLowerCase(Locale.ROOT).contains(wanted)))
                    .limit(limit)
                    .forEach(shop -> found.add(
                            new Entry(shop.name(), shop.clientName(), group, ShopsView.ROUTE + "/" + shop.id())));
        }
        return found;
    }
}
