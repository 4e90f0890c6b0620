package cn.zhiban.training.exam.ui;

import cn.zhiban.core.org.Organisation;
import cn.zhiban.core.org.ShopRef;
import cn.zhiban.core.time.CompanyTime;
import cn.zhiban.core.ui.FormDialog;
import cn.zhiban.core.ui.Pickers;
import cn.zhiban.training.exam.Exam;
import cn.zhiban.training.exam.ExamDefinition;
import cn.zhiban.training.exam.ExamService;
import cn.zhiban.training.exam.Paper;
import cn.zhiban.training.exam.Quota;
import cn.zhiban.training.question.Question;
import cn.zhiban.training.question.QuestionBank;
import cn.zhiban.training.question.QuestionFilter;
import cn.zhiban.training.question.ui.TagWords;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An exam being designed; says at once whether its quotas can be met. */
final class ExamDialog {
    private static final int OFFERED = 5_000;

    /** What the dialog offers. */
    @Component
    record Sources(QuestionBank bank, Organisation organisation, CompanyTime time) {}

    private final ExamService exams;
    private final Sources sources;
    private final TextField title = new TextField(text("training.exam.title"));
    private final TextArea intro = new TextArea(text("training.exam.intro"));
    private final IntegerField minutes = number("training.exam.minutes.field");
    private final IntegerField attempts = number("training.exam.attempts");
    private final IntegerField pass = number("training.exam.pass");
    private final Select<ExamDefinition.Reveal> reveal = new Select<>();
    private final Checkbox shuffle = new Checkbox(text("training.exam.shuffle"));
    private final DateTimePicker opens = Pickers.dateTime(text("training.exam.opens"));
    private final DateTimePicker closes = Pickers.dateTime(text("training.exam.closes"));
    private final ComboBox<ShopRef> shop = new ComboBox<>(text("training.question.scope.shop"));
    private final MultiSelectComboBox<Question> fixed = new MultiSelectComboBox<>(text("training.exam.fixed"));
    private final Div rows = new Div();
    private final Span verdict = new Span();
    private final List<Row> quotas = new ArrayList<>();
    private final Map<Long, Double> fixedPoints;

    /** The fields of a quota. */
    private record Row(
            Div line,
            MultiSelectComboBox<String> tags,
            MultiSelectComboBox<Integer> difficulties,
            IntegerField count,
            NumberField points) {
        Quota quota() {
            return new Quota(
                    tags.getValue(),
                    difficulties.getValue(),
                    count.getValue() == null ? 0 : count.getValue(),
                    points.getValue() == null ? 0 : points.getValue());
        }
    }

    private ExamDialog(ExamService exams, Sources sources, @Nullable Exam exam) {
        this.exams = exams;
        this.sources = sources;
        ExamDefinition now = exam == null
                ? new ExamDefinition(
                        "",
                        "",
                        30,
                        2,
                        80,
                        true,
                        ExamDefinition.Reveal.AT_ONCE,
                        null,
                        null,
                        new Paper(List.of(), List.of(new Quota(Set.of(), Set.of(), 10, 1))))
                : exam.definition();
        fixedPoints =
                now.paper().fixed().stream().collect(Collectors.toMap(Paper.Fixed::questionId, Paper.Fixed::points));
        reveal.setLabel(text("training.exam.reveal"));
        reveal.setItems(ExamDefinition.Reveal.values());
        reveal.setItemLabelGenerator(one -> text("training.exam.reveal." + one));
        shop.setItems(sources.organisation().shops(sources.bank().scope()));
        shop.setItemLabelGenerator(ShopRef::name);
        shop.setPlaceholder(text("training.question.scope.shared"));
        shop.setClearButtonVisible(true);
        Map<Long, Question> questions = sources.bank().list(QuestionFilter.ALL, 0, OFFERED).stream()
                .collect(Collectors.toMap(Question::id, Function.identity()));
        fixed.setItems(questions.values());
        fixed.setItemLabelGenerator(one -> one.content().name());
        fixed.setValue(now.paper().fixed().stream()
                .map(Paper.Fixed::questionId)
                .filter(questions::containsKey)
                .map(questions::get)
                .collect(Collectors.toSet()));
        fixed.addValueChangeListener(_ -> judge());
        fill(now, exam == null ? null : exam.shopId());
        rows.addClassName("zb-stack-s");
        now.paper().quotas().forEach(this::add);
        judge();
    }

    private void fill(ExamDefinition now, @Nullable Long shopId) {
        title.setValue(now.title());
        title.setMaxLength(200);
        intro.setValue(now.intro());
        minutes.setValue(now.minutes());
        attempts.setValue(now.attempts());
        pass.setValue(now.passPercent());
        reveal.setValue(now.reveal());
        shuffle.setValue(now.shuffle());
        opens.setValue(now.opensAt() == null ? null : sources.time().local(now.opensAt()));
        closes.setValue(now.closesAt() == null ? null : sources.time().local(now.closesAt()));
        if (shopId != null) {
            sources.organisation().shopsById(List.of(shopId)).stream()
                    .findFirst()
                    .ifPresent(shop::setValue);
        }
        shop.addValueChangeListener(_ -> judge());
    }

    static void open(ExamService exams, Sources sources, @Nullable Exam exam, Runnable done) {
        ExamDialog fields = new ExamDialog(exams, sources, exam);
        Button more = new Button(
                text("training.exam.quota.add"),
                VaadinIcon.PLUS.create(),
                _ -> fields.add(new Quota(Set.of(), Set.of(), 5, 1)));
        more.addThemeVariants(ButtonVariant.TERTIARY);
        new FormDialog(text(exam == null ? "training.exam.new" : "training.exam.edit"))
                .wide("title", fields.title)
                .wide("intro", fields.intro)
                .with("minutes", fields.minutes)
                .with("attempts", fields.attempts)
                .with("passPercent", fields.pass)
                .with("reveal", fields.reveal)
                .with("opensAt", fields.opens)
                .with("closesAt", fields.closes)
                .with("shop", fields.shop)
                .with("shuffle", fields.shuffle)
                .wide("paper", fields.fixed)
                .note(new Div(new Span(text("training.exam.quotas")), fields.rows, more, fields.verdict))
                .onSave(() -> {
                    ShopRef whose = fields.shop.getValue();
                    Long shopId = whose == null ? null : whose.id();
                    Long client = exam != null && exam.shopId() == null ? exam.clientId() : null;
                    if (whose != null) {
                        client = whose.clientId();
                    }
                    if (exam == null) {
                        exams.create(fields.definition(), client, shopId);
                    } else {
                        exams.save(exam.id(), exam.version(), fields.definition(), client, shopId);
                    }
                    done.run();
                    return true;
                })
                .open();
    }

    private void add(Quota quota) {
        MultiSelectComboBox<String> tags = new MultiSelectComboBox<>();
        Map<String, Integer> known = sources.bank().tags();
        tags.setItems(known.keySet());
        tags.setItemLabelGenerator(
                key -> TagWords.text(key, sources.organisation()) + " (" + known.getOrDefault(key, 0) + ")");
        tags.setPlaceholder(text("training.exam.quota.any-tag"));
        tags.setAriaLabel(text("training.question.tags"));
        tags.setValue(quota.tags().stream().filter(known::containsKey).collect(Collectors.toSet()));
        MultiSelectComboBox<Integer> difficulties = new MultiSelectComboBox<>();
        difficulties.setItems(1, 2, 3, 4, 5);
        difficulties.setItemLabelGenerator(one -> text("training.question.difficulty." + one));
        difficulties.setPlaceholder(text("training.question.any-difficulty"));
        difficulties.setAriaLabel(text("training.question.difficulty"));
        difficulties.setValue(quota.difficulties());
        IntegerField count = new IntegerField();
        count.setValue(quota.count());
        count.setMin(1);
        count.setSuffixComponent(new Span(text("training.exam.quota.count")));
        count.setAriaLabel(text("training.exam.quota.count"));
        count.addClassName("train-part-short");
        NumberField points = new NumberField();
        points.setValue(quota.points());
        points.setSuffixComponent(new Span(text("training.exam.quota.points")));
        points.setAriaLabel(text("training.exam.quota.points"));
        points.addClassName("train-part-short");
        Div line = new Div(new Span(), tags, difficulties, count, points);
        line.addClassName("train-part");
        Row row = new Row(line, tags, difficulties, count, points);
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
            quotas.remove(row);
            rows.remove(line);
            judge();
        });
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(text("training.question.part.remove"));
        line.add(remove);
        quotas.add(row);
        rows.add(line);
        tags.addValueChangeListener(_ -> judge());
        difficulties.addValueChangeListener(_ -> judge());
        count.addValueChangeListener(_ -> judge());
        points.addValueChangeListener(_ -> judge());
        judge();
    }

    /** Numbers the quotas and says whether they can be met. */
    private void judge() {
        for (int i = 0; i < quotas.size(); i++) {
            ((Span) quotas.get(i).line().getComponentAt(0)).setText((i + 1) + ".");
        }
        Paper paper = paper();
        ShopRef whose = shop.getValue();
        var shortage =
                exams.shortage(paper, whose == null ? null : whose.clientId(), whose == null ? null : whose.id());
        verdict.setText(shortage.map(one -> text(
                        "training.exam.problem.impossible",
                        one.quotas().stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining("、")),
                        one.asked(),
                        one.available()))
                .orElseGet(() -> text("training.exam.possible", paper.size(), TakeView.plain(paper.points()))));
        verdict.setClassName("train-bad", shortage.isPresent());
    }

    private Paper paper() {
        return new Paper(
                fixed.getValue().stream()
                        .map(one -> new Paper.Fixed(one.id(), fixedPoints.getOrDefault(one.id(), 1.0)))
                        .sorted(java.util.Comparator.comparingLong(Paper.Fixed::questionId))
                        .toList(),
                quotas.stream().map(Row::quota).toList());
    }

    private ExamDefinition definition() {
        return new ExamDefinition(
                title.getValue(),
                intro.getValue(),
                value(minutes),
                value(attempts),
                value(pass),
                shuffle.getValue(),
                reveal.getValue(),
                instant(opens),
                instant(closes),
                paper());
    }

    private @Nullable Instant instant(DateTimePicker picker) {
        return picker.getValue() == null ? null : sources.time().instant(picker.getValue());
    }

    private static int value(IntegerField field) {
        return field.getValue() == null ? 0 : field.getValue();
    }

    private static IntegerField number(String key) {
        IntegerField field = new IntegerField(text(key));
        field.setMin(0);
        field.setStepButtonsVisible(true);
        return field;
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }
}
