package cn.zhiban.core.org.shop;

import cn.zhiban.core.org.ShopRef;
import java.util.List;

/**
 * A group of shops in a list.
 *
 * @param id its id
 * @param code short code, unique
 * @param name what people call it
 * @param shops its shops that the reader may see
 * @param hidden how many more it has
 * @param version to be handed back with a change
 * @param editable whether the reader may change it: only whoever keeps all its shops
 */
public record ShopGroupSummary(
        long id, String code, String name, List<ShopRef> shops, int hidden, int version, boolean editable) {}
