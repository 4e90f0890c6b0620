package cn.zhiban.kb.search.analysis;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Pairs of characters that no stored question has are perhaps slips of the input method (同音错字): 优惠卷 for 优惠券, 微丽贷
 * for 微粒贷. Their sound may be known although their characters are not.
 */
final class UnknownPairs {

    private static final int MAX_SOUNDS = 6;

    private UnknownPairs() {}

    /** The sounds of the first few unknown pairs; none while nothing was counted. */
    static List<String> soundsOf(List<String> units, TermStatistics statistics) {
        var sounds = new LinkedHashSet<String>();
        for (var i = 1; i < units.size() && sounds.size() < MAX_SOUNDS && !statistics.isEmpty(); i++) {
            var left = Pinyin.readings(units.get(i - 1));
            var right = Pinyin.readings(units.get(i));
            var unknown = statistics.frequency(units.get(i - 1) + units.get(i)) == 0;
            if (unknown && left.length > 0 && right.length > 0) {
                sounds.add(left[0] + '\'' + right[0]);
            }
        }
        return List.copyOf(sounds);
    }

    /** How many of the sounds a question has between neighbours. */
    static int heard(List<String> sounds, List<String> units) {
        var heard = new HashSet<String>();
        for (var i = 1; i < units.size(); i++) {
            for (var left : Pinyin.readings(units.get(i - 1))) {
                for (var right : Pinyin.readings(units.get(i))) {
                    var sound = left + '\'' + right;
                    if (sounds.contains(sound)) {
                        heard.add(sound);
                    }
                }
            }
        }
        return heard.size();
    }
}
