package cn.zhiban.core.pdf;

import cn.zhiban.core.UserFacingProblem;

/** A PDF cannot be made because this machine has no font with Chinese letters. */
public final class NoChineseFont extends UserFacingProblem {
    NoChineseFont() {
        super("core.pdf.no-font");
    }
}
