package cn.zhiban.kb.panel;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the panel may be embedded.
 *
 * @param extensionIds ids of the browser extensions that may show the panel in the browser's side bar; none = no frame
 */
@ConfigurationProperties("zhiban")
public record PanelSettings(@DefaultValue List<String> extensionIds) {
    /** @throws IllegalArgumentException an id is not one that a browser gives to extensions */
    public PanelSettings {
        extensionIds = List.copyOf(extensionIds);
        extensionIds.forEach(id -> {
            if (!id.matches("[a-p]{32}")) {
                throw new IllegalArgumentException("zhiban.extension-ids: not the id of an extension: " + id);
            }
        });
    }

    /** Origins of these extensions. */
    public List<String> origins() {
        return extensionIds.stream().map(id -> "chrome-extension://" + id).toList();
    }
}
