package cn.zhiban.scheduling.wish.ui;

import cn.zhiban.scheduling.shift.ShiftTypes;
import cn.zhiban.scheduling.wish.WishDraft;
import org.springframework.stereotype.Component;

/** Wishes in the reader's words, for screens of other features. */
@Component
public class WishWords {
    private final ShiftTypes types;

    WishWords(ShiftTypes types) {
        this.types = types;
    }

    /** As short as a cell needs it. */
    public String brief(WishDraft wish) {
        return new WishText(types).brief(wish);
    }

    /** What is wished and how much. */
    public String whole(WishDraft wish) {
        return new WishText(types).whole(wish);
    }
}
