package cn.zhiban.core.org.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is searched and filtered for stands in the address, so that it can be sent to somebody and survives a reload. */
final class UrlState {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** Adds a value unless there is nothing to say. */
    UrlState with(String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            values.put(name, value.toString());
        }
        return this;
    }

    /** Puts it into the address without leaving the page. @param path without a leading slash */
    void replace(String path) {
        UI.getCurrent().getPage().getHistory().replaceState(null, location(path));
    }

    /** As {@link #replace}, and "back" comes back to the address before. */
    void push(String path) {
        UI.getCurrent().getPage().getHistory().pushState(null, location(path));
    }

    private Location location(String path) {
        return new Location(path, QueryParameters.simple(values));
    }

    static String text(QueryParameters parameters, String name) {
        return parameters.getSingleParameter(name).orElse("");
    }

    static Optional<Long> id(QueryParameters parameters, String name) {
        return parameters
                .getSingleParameter(name)
                .filter(value -> value.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }

    static <E extends Enum<E>> Optional<E> constant(QueryParameters parameters, String name, Class<E> type) {
        String wanted = text(parameters, name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }
}
