package cn.zhiban.scheduling.roster.check;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.scheduling.rule.Horizon;
import cn.zhiban.scheduling.rule.Violation;
import cn.zhiban.scheduling.shift.ShiftType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Breaches of rules as sentences. */
@Component
public class Sentences {
    private static final String PREFIX = "sched.roster.rule.";
    private static final Set<String> HOURS = Set.of("hours-week", "hours-month", "overtime-month");

    private final Translations translations;

    Sentences(Translations translations) {
        this.translations = translations;
    }

    /** What is wrong, with its numbers. */
    public String of(Violation violation, RosterModel model, Locale locale) {
        String key = violation.key().substring("rule.".length());
        List<Object> arguments = new ArrayList<>();
        for (Object argument : violation.arguments()) {
            if (argument instanceof Collection<?> meant) {
                if (meant.size() == model.types().size()) {
                    key += ".day";
                }
                arguments.add(meant.stream()
                        .map(number -> model.types().get((Integer) number - 1))
                        .map(ShiftType::code)
                        .sorted()
                        .collect(Collectors.joining(" ")));
            } else if (HOURS.contains(violation.rule()) && argument instanceof Integer minutes) {
                arguments.add(hours(minutes));
            } else {
                arguments.add(String.valueOf(argument));
            }
        }
        return translations.getTranslation(PREFIX + key, locale, arguments.toArray());
    }

    /** Name of a rule by its id. */
    public String name(String rule, Locale locale) {
        return translations.getTranslation("sched.roster.rulename." + rule, locale);
    }

    /** Columns as days of the period, counted from 0; days before it are left out. */
    static List<Integer> days(Violation violation, Horizon horizon) {
        return violation.columns().stream()
                .map(column -> column - horizon.first())
                .filter(day -> day >= 0)
                .toList();
    }

    private static String hours(int minutes) {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
