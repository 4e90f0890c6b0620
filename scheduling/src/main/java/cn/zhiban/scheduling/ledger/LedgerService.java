package cn.zhiban.scheduling.ledger;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.SchedulingPermissions;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger for people: everybody sees their own beside the average of their team, never another's; who has
 * {@link SchedulingPermissions#PEOPLE} sees those within reach.
 */
@Service
@Transactional(readOnly = true)
public class LedgerService {
    /** Of fewer people an average would tell too much about one of them. */
    private static final int SMALLEST_TEAM = 4;

    private final Ledger ledger;
    private final Staff staff;
    private final CompanyTime time;

    LedgerService(Ledger ledger, Staff staff, CompanyTime time) {
        this.ledger = ledger;
        this.staff = staff;
        this.time = time;
    }

    /** The closed months of somebody, of the last twelve, the latest first. Of small teams no sum is given. */
    public List<LedgerMonth> of(long employeeId) {
        staff.requireSelfOr(SchedulingPermissions.PEOPLE, employeeId);
        List<Long> team = new ArrayList<>(
                staff.colleagues(employeeId).stream().map(Person::id).toList());
        team.add(employeeId);
        YearMonth now = YearMonth.from(time.today());
        List<LedgerMonth> months = new ArrayList<>();
        for (int back = 0; back <= 12; back++) {
            YearMonth month = now.minusMonths(back);
            Map<Long, LedgerFigures> figures = ledger.sums(team, month.atDay(1), month.atDay(1));
            LedgerFigures own = figures.get(employeeId);
            if (own != null) {
                boolean enough = figures.size() >= SMALLEST_TEAM;
                months.add(new LedgerMonth(
                        month,
                        own,
                        enough ? figures.size() : 0,
                        enough
                                ? figures.values().stream().reduce(LedgerFigures.NONE, LedgerFigures::plus)
                                : LedgerFigures.NONE));
            }
        }
        return months;
    }

    /** One's own. */
    public List<LedgerMonth> own() {
        return of(staff.self());
    }
}
