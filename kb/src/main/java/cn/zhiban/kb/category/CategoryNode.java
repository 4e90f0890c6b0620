package cn.zhiban.kb.category;

import org.jspecify.annotations.Nullable;

/**
 * A category (分类) in the tree.
 *
 * @param id its id
 * @param parentId the category above, or null at the top
 * @param name its name, without {@code /}
 * @param path names from the top, joined by {@code /}
 * @param position order among its neighbours, lower first
 * @param version counter against lost updates
 */
public record CategoryNode(long id, @Nullable Long parentId, String name, String path, int position, int version) {}
