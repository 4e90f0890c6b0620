/**
 * Where the data live: the database that the suite brings along, the check of one that the company brings, and the
 * migrations of every module.
 */
@NullMarked
@NamedInterface("database")
package cn.zhiban.core.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
