/** The market of published shifts: giving away, swapping, open shifts and covering for who is away. */
@NullMarked
package cn.zhiban.scheduling.market;

import org.jspecify.annotations.NullMarked;
