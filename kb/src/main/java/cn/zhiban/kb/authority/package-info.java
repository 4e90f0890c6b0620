/** What agents may give away by themselves (底线与权限): cases, ladders of offers, grants and approvals. */
@NullMarked
package cn.zhiban.kb.authority;

import org.jspecify.annotations.NullMarked;
