/** What security needs before the first request: the default roles, the configured token, a first administrator. */
@NullMarked
package cn.zhiban.core.security.start;

import org.jspecify.annotations.NullMarked;
