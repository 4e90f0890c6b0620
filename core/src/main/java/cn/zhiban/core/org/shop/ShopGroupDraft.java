package cn.zhiban.core.org.shop;

import java.util.Set;

/**
 * What can be said of a group of shops.
 *
 * @param code short code, unique
 * @param name what people call it
 * @param shopIds its shops, at least one
 */
public record ShopGroupDraft(String code, String name, Set<Long> shopIds) {}
