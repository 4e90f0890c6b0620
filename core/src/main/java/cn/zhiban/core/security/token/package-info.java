/** API tokens (API 令牌) for programs: issued, listed, revoked. */
@NullMarked
package cn.zhiban.core.security.token;

import org.jspecify.annotations.NullMarked;
