/** What a shop's agents should see today: pinned answers, what changed since their last shift, what is copied most. */
@NullMarked
package cn.zhiban.kb.panel;

import org.jspecify.annotations.NullMarked;
