/** The old name, until the commands have moved. */
export { isOneEdit as isOneSlip } from './spelling/edit-distance';
