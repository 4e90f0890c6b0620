/** The common root of all modules; holds only the entry point. */
@NullMarked
package cn.zhiban;

import org.jspecify.annotations.NullMarked;
