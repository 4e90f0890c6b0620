/** Keeping clients, shops and shop groups. */
@NullMarked
package cn.zhiban.core.org.shop;

import org.jspecify.annotations.NullMarked;
