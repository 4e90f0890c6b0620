package cn.zhiban.kb.article;

import java.util.List;

/**
 * The structured part of a product card (商品卡).
 *
 * @param attributes name and value pairs in the order of the card
 * @param materials ingredients or materials (成分/材质), plain text
 * @param sizeTable Markdown table of sizes or specifications, may be empty
 * @param notes what the agent must know, Markdown, may be empty
 */
public record ProductCard(List<Attribute> attributes, String materials, String sizeTable, String notes) {
    /** A card without anything on it. */
    public static final ProductCard EMPTY = new ProductCard(List.of(), "", "", "");

    public ProductCard {
        attributes = attributes == null ? List.of() : List.copyOf(attributes);
        materials = materials == null ? "" : materials;
        sizeTable = sizeTable == null ? "" : sizeTable;
        notes = notes == null ? "" : notes;
    }

    /** One line of the card. */
    public record Attribute(String name, String value) {}

    /** Nothing is on it. */
    public boolean isEmpty() {
        return equals(EMPTY);
    }
}
