/** Screens on which leads and administrators keep people, teams, clients and shops. */
@NullMarked
package cn.zhiban.core.org.ui;

import org.jspecify.annotations.NullMarked;
