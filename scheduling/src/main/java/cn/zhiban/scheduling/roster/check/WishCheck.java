package cn.zhiban.scheduling.roster.check;

import cn.zhiban.scheduling.shift.ShiftType;
import cn.zhiban.scheduling.wish.WishDirection;
import cn.zhiban.scheduling.wish.WishDraft;
import org.jspecify.annotations.Nullable;

/** Whether a shift is what was wished. */
public final class WishCheck {
    private WishCheck() {}

    /** @param shift what is worked, null for a day off */
    public static boolean isGranted(WishDraft wish, @Nullable ShiftType shift) {
        boolean meant = shift != null && CellRules.isMeant(wish, shift);
        return meant == (wish.direction() == WishDirection.WANT);
    }
}
