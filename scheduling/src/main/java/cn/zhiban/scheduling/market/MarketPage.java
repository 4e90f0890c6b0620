package cn.zhiban.scheduling.market;

import cn.zhiban.scheduling.roster.publish.OwnDay;
import java.util.List;

/**
 * The market for one person.
 *
 * @param shifts own shifts that can still be traded
 * @param asked what others ask of them
 * @param open shifts that they could take
 * @param own their own requests and what became of them
 */
public record MarketPage(List<OwnDay> shifts, List<Trade> asked, List<Trade> open, List<Trade> own) {
    public MarketPage {
        shifts = List.copyOf(shifts);
        asked = List.copyOf(asked);
        open = List.copyOf(open);
        own = List.copyOf(own);
    }
}
