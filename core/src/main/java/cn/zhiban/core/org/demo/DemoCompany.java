package cn.zhiban.core.org.demo;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.importing.ImportNow;
import cn.zhiban.core.importing.ImportResult;
import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.assignment.AssignmentSheet;
import cn.zhiban.core.org.assignment.PlatformAccountDraft;
import cn.zhiban.core.org.assignment.PlatformAccountService;
import cn.zhiban.core.org.people.EmployeeService;
import cn.zhiban.core.org.people.EmployeeSheet;
import cn.zhiban.core.org.people.EmployeeSummary;
import cn.zhiban.core.org.people.TeamDraft;
import cn.zhiban.core.org.people.TeamService;
import cn.zhiban.core.org.people.TeamSummary;
import cn.zhiban.core.org.shop.ClientDraft;
import cn.zhiban.core.org.shop.ClientService;
import cn.zhiban.core.org.shop.ShopGroupDraft;
import cn.zhiban.core.org.shop.ShopGroupService;
import cn.zhiban.core.org.shop.ShopSheet;
import cn.zhiban.core.security.DefaultRole;
import cn.zhiban.core.security.Scope;
import cn.zhiban.core.security.account.Accounts;
import cn.zhiban.core.security.account.NewAccount;
import cn.zhiban.core.security.signin.DemoSignIns;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Clients, shops, teams, people and sign-ins of the demo company. What is there already is left as it is. */
@Component
@Profile("demo")
class DemoCompany implements DemoDataset {
    private final ImportNow imports;
    private final ClientService clients;
    private final ShopGroupService groups;
    private final TeamService teams;
    private final EmployeeService employees;
    private final PlatformAccountService nicks;
    private final Organisation organisation;
    private final Accounts accounts;

    DemoCompany(
            ImportNow imports,
            ClientService clients,
            ShopGroupService groups,
            TeamService teams,
            EmployeeService employees,
            PlatformAccountService nicks,
            Organisation organisation,
            Accounts accounts) {
        this.imports = imports;
        this.clients = clients;
        this.groups = groups;
        this.teams = teams;
        this.employees = employees;
        this.nicks = nicks;
        this.organisation = organisation;
        this.accounts = accounts;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String name() {
        return "core";
    }

    @Override
    public void load() throws IOException {
        loadClients();
        importAll(ShopSheet.NAME, "shops");
        loadGroups();
        loadTeams();
        importAll(EmployeeSheet.NAME, "employees");
        appointLeaders();
        importAll(AssignmentSheet.NAME, "assignments");
        loadNicks();
        loadAccounts();
    }

    private void importAll(String importer, String file) throws IOException {
        try (InputStream in = resource(file).getInputStream()) {
            ImportResult result = imports.run(importer, in, Map.of());
            if (result.errorCount() > 0) {
                throw new IllegalStateException(file + ": " + result.errors());
            }
        }
    }

    private void loadClients() throws IOException {
        for (Map<String, String> row : DemoTable.read(resource("clients"))) {
            if (organisation.findClient(cell(row, "code"), Scope.EVERYTHING).isEmpty()) {
                clients.create(new ClientDraft(cell(row, "code"), cell(row, "name"), true));
            }
        }
    }

    private void loadGroups() throws IOException {
        Set<String> known = groups.list("", 0, Integer.MAX_VALUE).stream()
                .map(group -> group.code())
                .collect(Collectors.toSet());
        for (Map<String, String> row : DemoTable.read(resource("shop_groups"))) {
            if (!known.contains(cell(row, "code"))) {
                Set<Long> shops = list(row, "shops").stream().map(this::shop).collect(Collectors.toSet());
                groups.create(new ShopGroupDraft(cell(row, "code"), cell(row, "name"), shops));
            }
        }
    }

    private void loadTeams() throws IOException {
        Map<String, TeamSummary> known = teamsByCode();
        for (Map<String, String> row : DemoTable.read(resource("teams"))) {
            if (!known.containsKey(cell(row, "code"))) {
                teams.create(new TeamDraft(cell(row, "code"), cell(row, "name"), null));
            }
        }
    }

    private void appointLeaders() throws IOException {
        Map<String, TeamSummary> known = teamsByCode();
        for (Map<String, String> row : DemoTable.read(resource("teams"))) {
            TeamSummary team = known.get(cell(row, "code"));
            if (team != null && team.leaderId() == null) {
                long leader = employee(cell(row, "leader")).id();
                teams.change(team.id(), team.version(), new TeamDraft(team.code(), team.name(), leader));
            }
        }
    }

    private void loadNicks() throws IOException {
        for (Map<String, String> row : DemoTable.read(resource("platform_accounts"))) {
            long employee = employee(cell(row, "staff_number")).id();
            long shop = shop(cell(row, "shop"));
            LocalDate from = LocalDate.parse(cell(row, "from"));
            boolean known = nicks.ofEmployee(employee).stream()
                    .anyMatch(nick -> nick.shopId() == shop && nick.validFrom().equals(from));
            if (!known) {
                nicks.add(new PlatformAccountDraft(employee, shop, cell(row, "nick"), from, day(row, "to")));
            }
        }
    }

    private void loadAccounts() throws IOException {
        for (Map<String, String> row : DemoTable.read(resource("employees"))) {
            String username = cell(row, "username");
            if (!username.isEmpty() && accounts.find(username).isEmpty()) {
                EmployeeSummary employee = employee(cell(row, "staff_number"));
                Set<Long> granted = list(row, "clients").stream()
                        .map(code -> organisation
                                .findClient(code, Scope.EVERYTHING)
                                .orElseThrow()
                                .id())
                        .collect(Collectors.toSet());
                accounts.create(new NewAccount(
                        username,
                        employee.name(),
                        DemoSignIns.PASSWORD,
                        false,
                        employee.id(),
                        Set.of(DefaultRole.valueOf(cell(row, "role"))),
                        granted));
            }
        }
    }

    private Map<String, TeamSummary> teamsByCode() {
        Map<String, TeamSummary> known = new HashMap<>();
        teams.list("", 0, Integer.MAX_VALUE).forEach(team -> known.put(team.code(), team));
        return known;
    }

    private EmployeeSummary employee(String staffNumber) {
        return employees.findByStaffNumber(staffNumber).orElseThrow();
    }

    private long shop(String code) {
        return organisation.findShop(code, Scope.EVERYTHING).orElseThrow().id();
    }

    private static ClassPathResource resource(String file) {
        return new ClassPathResource("demo/core/" + file + ".csv");
    }

    private static String cell(Map<String, String> row, String field) {
        return row.getOrDefault(field, "").strip();
    }

    private static List<String> list(Map<String, String> row, String field) {
        return Arrays.stream(cell(row, field).split("\\|"))
                .filter(part -> !part.isBlank())
                .toList();
    }

    private static @Nullable LocalDate day(Map<String, String> row, String field) {
        return cell(row, field).isEmpty() ? null : LocalDate.parse(cell(row, field));
    }
}
