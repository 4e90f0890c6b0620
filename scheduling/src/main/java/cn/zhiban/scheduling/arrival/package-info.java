/** What arrived per shop and half hour (进线量), from spreadsheets in any of the forms people have. */
@NullMarked
package cn.zhiban.scheduling.arrival;

import org.jspecify.annotations.NullMarked;
