/** Skills of people: levels that somebody signed, gaps of shops, candidates. */
@NullMarked
package cn.zhiban.training.skill;

import org.jspecify.annotations.NullMarked;
