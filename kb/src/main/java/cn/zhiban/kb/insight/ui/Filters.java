package cn.zhiban.kb.insight.ui;

import cn.zhiban.kb.insight.InsightFilter;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What figures are asked for, as it stands in the address, so that a view can be sent to somebody. */
public record Filters(
        Period period,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Long client,
        @Nullable Long shop,
        @Nullable Long team) {
    private static final int DEFAULT_DAYS = 28;

    /** Periods that are asked for most. Translated as {@code kb.insight.period.<NAME>}. */
    public enum Period {
        TODAY,
        WEEK,
        FOUR_WEEKS,
        CUSTOM
    }

    /** What an address says; what it does not say or says wrongly is as usual. */
    public static Filters of(QueryParameters parameters) {
        LocalDate from = day(parameters, "from");
        LocalDate to = day(parameters, "to");
        Period period = parameters
                .getSingleParameter("period")
                .map(text -> switch (text) {
                    case "1" -> Period.TODAY;
                    case "7" -> Period.WEEK;
                    default -> Period.FOUR_WEEKS;
                })
                .orElse(from != null && to != null && !to.isBefore(from) ? Period.CUSTOM : Period.FOUR_WEEKS);
        return new Filters(period, from, to, id(parameters, "client"), id(parameters, "shop"), id(parameters, "team"));
    }

    /** The service's filter. */
    public InsightFilter filter(LocalDate today) {
        LocalDate first = from;
        LocalDate last = to;
        if (period == Period.CUSTOM && first != null && last != null) {
            LocalDate earliest = last.minusDays(InsightFilter.LONGEST_DAYS - 1L);
            return new InsightFilter(first.isBefore(earliest) ? earliest : first, last, client, shop, team);
        }
        int days = switch (period) {
            case TODAY -> 1;
            case WEEK -> 7;
            default -> DEFAULT_DAYS;
        };
        return new InsightFilter(today.minusDays(days - 1L), today, client, shop, team);
    }

    /** Puts it into the address of the page without leaving it. @param path without a leading slash */
    public void show(String path) {
        Map<String, String> values = new LinkedHashMap<>();
        switch (period) {
            case TODAY -> values.put("period", "1");
            case WEEK -> values.put("period", "7");
            case FOUR_WEEKS -> values.put("period", "28");
            case CUSTOM -> {
                values.put("from", String.valueOf(from));
                values.put("to", String.valueOf(to));
            }
        }
        put(values, "client", client);
        put(values, "shop", shop);
        put(values, "team", team);
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(path, QueryParameters.simple(values)));
    }

    private static void put(Map<String, String> values, String name, @Nullable Long id) {
        if (id != null) {
            values.put(name, id.toString());
        }
    }

    private static @Nullable Long id(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf)
                .orElse(null);
    }

    private static @Nullable LocalDate day(QueryParameters parameters, String name) {
        Optional<String> text = parameters.getSingleParameter(name);
        try {
            return text.map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
