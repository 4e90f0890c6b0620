package cn.zhiban.scheduling.checklist;

import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.scheduling.leave.Absences;
import cn.zhiban.scheduling.leave.DayPart;
import cn.zhiban.scheduling.roster.CellKey;
import cn.zhiban.scheduling.roster.check.RosterPeople;
import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.staff.Person;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who has to do what in which shift. Asks for no permission: callers limit the people. */
@Component
class Tasks {
    private final ChecklistStore store;
    private final RosterPeople rosters;
    private final ShiftTypes types;
    private final Absences absences;
    private final CompanyTime time;

    Tasks(ChecklistStore store, RosterPeople rosters, ShiftTypes types, Absences absences, CompanyTime time) {
        this.store = store;
        this.rosters = rosters;
        this.types = types;
        this.absences = absences;
        this.time = time;
    }

    /** Published shifts of people from the first to the last day, without those on leave, by beginning. */
    List<OnShift> shifts(List<Person> people, LocalDate first, LocalDate last) {
        Map<Long, ShiftType> known = types.all().stream().collect(Collectors.toMap(ShiftType::id, Function.identity()));
        List<Long> ids = people.stream().map(Person::id).toList();
        Set<CellKey> away = absences.approved(ids, first, last).stream()
                .filter(one -> one.part() == DayPart.WHOLE)
                .map(one -> new CellKey(one.employeeId(), one.day()))
                .collect(Collectors.toSet());
        Map<CellKey, Long> published = rosters.published(ids, first, last);
        List<OnShift> shifts = new ArrayList<>();
        for (Person person : people) {
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                CellKey key = new CellKey(person.id(), day);
                Long type = published.get(key);
                ShiftType shift = type == null ? null : known.get(type);
                if (shift != null && !away.contains(key)) {
                    shifts.add(new OnShift(person.id(), person.name(), person.teamId(), person.post(), day, shift));
                }
            }
        }
        shifts.sort(Comparator.comparing(OnShift::begins).thenComparing(OnShift::name));
        return shifts;
    }

    /** Tasks of shifts by the shift, in the order of their windows. */
    Map<OnShift, List<Task>> of(List<OnShift> shifts) {
        List<Checklist> lists = store.lists();
        LocalDateTime now = time.local(time.now());
        Map<String, ChecklistStore.Tick> ticks = new HashMap<>();
        if (!shifts.isEmpty()) {
            store.ticks(
                            shifts.stream().map(OnShift::employeeId).collect(Collectors.toSet()),
                            shifts.stream()
                                    .map(OnShift::day)
                                    .min(LocalDate::compareTo)
                                    .orElseThrow(),
                            shifts.stream()
                                    .map(OnShift::day)
                                    .max(LocalDate::compareTo)
                                    .orElseThrow())
                    .forEach(one -> ticks.put(one.itemId() + " " + one.employeeId() + " " + one.day(), one));
        }
        Map<OnShift, List<Task>> tasks = new HashMap<>();
        for (OnShift on : shifts) {
            List<Task> own = new ArrayList<>();
            for (Checklist list : lists) {
                if ((list.teamId() == null || Objects.equals(list.teamId(), on.teamId()))
                        && (list.post() == null || list.post() == on.post())) {
                    for (ChecklistItem item : list.items()) {
                        ChecklistStore.Tick tick = ticks.get(item.id() + " " + on.employeeId() + " " + on.day());
                        Windows.of(item, on).ifPresent(window -> own.add(task(list, item, on, window, tick, now)));
                    }
                }
            }
            own.sort(Comparator.comparing(Task::from)
                    .thenComparing(Task::to)
                    .thenComparing(one -> one.item().id()));
            tasks.put(on, own);
        }
        return tasks;
    }

    private Task task(
            Checklist list,
            ChecklistItem item,
            OnShift on,
            Windows.Window window,
            ChecklistStore.@org.jspecify.annotations.Nullable Tick tick,
            LocalDateTime now) {
        TaskState state = tick == null
                ? Windows.state(window, now)
                : tick.handed() ? TaskState.HANDED : tick.late() ? TaskState.DONE_LATE : TaskState.DONE;
        return new Task(
                item,
                list.name(),
                on.employeeId(),
                on.day(),
                window.from(),
                window.to(),
                state,
                tick == null ? "" : tick.note(),
                tick == null ? null : tick.number(),
                tick == null ? null : time.local(tick.at()));
    }
}
