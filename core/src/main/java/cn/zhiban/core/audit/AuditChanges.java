package cn.zhiban.core.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the fields in which two states of an object differ. */
final class AuditChanges {
    private AuditChanges() {}

    /** The differences in the order of the fields; all fields when one of the states is missing. */
    static List<AuditChange> between(JsonMapper json, @Nullable String before, @Nullable String after) {
        Map<String, String> old = fields(json, before);
        Map<String, String> now = fields(json, after);
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(old.keySet());
        List<AuditChange> changes = new ArrayList<>();
        for (String name : names) {
            String was = old.getOrDefault(name, "");
            String is = now.getOrDefault(name, "");
            if (!was.equals(is)) {
                changes.add(new AuditChange(name, was, is));
            }
        }
        return changes;
    }

    private static Map<String, String> fields(JsonMapper json, @Nullable String state) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (state != null) {
            collect("", json.readTree(state), fields);
        }
        return fields;
    }

    private static void collect(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields));
        } else if (!node.isNull()) {
            fields.put(path, text(node));
        }
    }

    /** Lists one element per line, so that the difference shows what came and what went. */
    private static String text(JsonNode node) {
        if (!node.isArray()) {
            return node.isString() ? node.stringValue() : node.toString();
        }
        List<String> lines = new ArrayList<>();
        for (JsonNode element : node) {
            lines.add(element.isObject() ? object(element) : text(element));
        }
        return String.join("\n", lines);
    }

    private static String object(JsonNode node) {
        List<String> parts = new ArrayList<>();
        node.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                parts.add(text(field.getValue()));
            }
        });
        return String.join(" ", parts);
    }
}
