package cn.zhiban.scheduling.ledger;

import cn.zhiban.core.demo.DemoDataset;
import cn.zhiban.core.org.Post;
import cn.zhiban.core.security.Access;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.holiday.HolidayCalendar;
import cn.zhiban.scheduling.holiday.HolidayKind;
import cn.zhiban.scheduling.staff.Person;
import cn.zhiban.scheduling.staff.Staff;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Three closed months of the demo company; always the same figures. */
@Component
@Profile("demo")
class LedgerDemo implements DemoDataset {
    private static final Set<Post> AGENTS = Set.of(Post.PRE_SALES, Post.AFTER_SALES, Post.PRE_AND_AFTER_SALES);

    private final Ledger ledger;
    private final Staff staff;
    private final Access access;
    private final CompanyTime time;
    private final HolidayCalendar calendar;

    LedgerDemo(Ledger ledger, Staff staff, Access access, CompanyTime time, HolidayCalendar calendar) {
        this.ledger = ledger;
        this.staff = staff;
        this.access = access;
        this.time = time;
        this.calendar = calendar;
    }

    @Override
    public int order() {
        return 340;
    }

    @Override
    public String name() {
        return "scheduling.ledger";
    }

    @Override
    public void load() {
        Random dice = new Random(20261101);
        for (int back = 3; back >= 1; back--) {
            YearMonth month = YearMonth.from(time.today()).minusMonths(back);
            int statutory = (int) calendar.between(month.atDay(1), month.atEndOfMonth()).stream()
                    .filter(day -> day.kind() == HolidayKind.STATUTORY)
                    .count();
            Map<Long, LedgerFigures> figures = new HashMap<>();
            for (Person person : staff.within(access.current())) {
                if (AGENTS.contains(person.post())) {
                    int asked = 2 + dice.nextInt(5);
                    int days = 21 + dice.nextInt(3);
                    figures.put(
                            person.id(),
                            new LedgerFigures(
                                    dice.nextInt(4),
                                    4 + dice.nextInt(5),
                                    3 + dice.nextInt(4),
                                    dice.nextInt(statutory + 1),
                                    asked,
                                    asked - dice.nextInt(2),
                                    days * 480,
                                    Math.max(0, days - 21) * 480));
                }
            }
            ledger.close(month, figures);
        }
    }
}
