/** Back-up, restore and verification of everything the suite keeps, for whoever runs it. */
@NullMarked
package cn.zhiban.core.backup;

import org.jspecify.annotations.NullMarked;
