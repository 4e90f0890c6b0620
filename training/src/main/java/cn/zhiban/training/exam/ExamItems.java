package cn.zhiban.training.exam;

import cn.zhiban.core.security.Scope;
import cn.zhiban.training.ItemKind;
import cn.zhiban.training.ItemPassed;
import cn.zhiban.training.LearningItem;
import cn.zhiban.training.LearningItems;
import cn.zhiban.training.question.ContentRights;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exams as things that stand in learning paths. */
@Component
@Transactional(readOnly = true)
class ExamItems implements LearningItems {
    private final ExamStore exams;
    private final AttemptStore attempts;

    ExamItems(ExamStore exams, AttemptStore attempts) {
        this.exams = exams;
        this.attempts = attempts;
    }

    @Override
    public ItemKind kind() {
        return ItemKind.EXAM;
    }

    @Override
    public List<LearningItem> offered(Scope scope) {
        return exams.all().stream()
                .filter(one -> one.state() == ExamState.OPEN)
                .filter(one -> ContentRights.sees(scope, one.clientId(), one.shopId()))
                .map(ExamItems::item)
                .sorted(Comparator.comparing(LearningItem::title))
                .toList();
    }

    @Override
    public Optional<LearningItem> find(long id) {
        return exams.find(id).map(ExamItems::item);
    }

    @Override
    public Map<Long, Map<Long, ItemPassed>> passed(Collection<Long> employees, Collection<Long> items) {
        Map<Long, Map<Long, ItemPassed>> passed = new HashMap<>();
        for (Attempt attempt : attempts.ofEmployees(employees, items)) {
            java.time.Instant handed = attempt.handedAt();
            if (attempt.passed() && handed != null) {
                ItemPassed one = new ItemPassed(
                        attempt.employeeId(),
                        ItemKind.EXAM,
                        attempt.examId(),
                        attempt.examVersion(),
                        handed,
                        attempt.percent());
                passed.computeIfAbsent(attempt.employeeId(), _ -> new HashMap<>())
                        .merge(attempt.examId(), one, (a, b) -> b.version() >= a.version() ? b : a);
            }
        }
        return passed;
    }

    private static LearningItem item(Exam exam) {
        return new LearningItem(
                ItemKind.EXAM,
                exam.id(),
                exam.definition().title(),
                exam.version(),
                exam.definition().minutes(),
                "train/exams");
    }
}
