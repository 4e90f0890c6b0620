/** The company: clients, shops, shop groups, teams, employees, and who serves which shop from when to when. */
@NullMarked
@NamedInterface("org")
package cn.zhiban.core.org;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
