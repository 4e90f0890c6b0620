/** Who may do what: accounts, roles made of permissions, the scope of clients and shops, sessions, API tokens. */
@NullMarked
@NamedInterface("security")
package cn.zhiban.core.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
