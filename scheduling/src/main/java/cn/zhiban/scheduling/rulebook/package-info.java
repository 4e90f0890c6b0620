/** Which rules hold for whom, how hard, with which numbers; what each kind of rule means and where it comes from. */
@NullMarked
package cn.zhiban.scheduling.rulebook;

import org.jspecify.annotations.NullMarked;
