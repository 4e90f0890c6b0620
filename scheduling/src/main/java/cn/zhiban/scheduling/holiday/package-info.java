/** Statutory holidays, make-up days and school terms. */
@NullMarked
package cn.zhiban.scheduling.holiday;

import org.jspecify.annotations.NullMarked;
