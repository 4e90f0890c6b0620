package cn.zhiban.kb.insight;

import java.util.List;

/** Brings lines to the editors' morning list, as a bean of whatever feature knows what is to be done. */
public interface MorningSource {
    /** Lines for the current actor, who may edit articles; only of what it may keep. In any order. */
    List<MorningLine> lines();
}
